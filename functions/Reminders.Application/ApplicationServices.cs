using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Reminders.Application.BankFiles;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.CustomerPages;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.EInvoices;
using Reminders.Application.Feeds;
using Reminders.Application.Gateways;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Application.Tasks;
using Reminders.Messages;

namespace Reminders.Application;

/// <summary>The use cases, for a host to register beside its ports: ledger, projections, documents, doorbell, channels, creditors, policies, ids, clock.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.TryAddSingleton<IPacing, NoPacing>();
        services.TryAddSingleton<ISecretSource, RandomSecrets>();
        services.TryAddSingleton(MessageTemplates.Shipped);
        return services
            .AddSingleton<StreamStates>()
            .AddSingleton<RowMaker>()
            .AddSingleton<FeedWatch>()
            .AddSingleton<CaseBook>()
            .AddSingleton<CaseActions>()
            .AddSingleton<CaseReader>()
            .AddSingleton<CasePlanner>()
            .AddSingleton<CaseRunner>()
            .AddSingleton<Registration>()
            .AddSingleton<ReceivedFiles>()
            .AddSingleton<EInvoiceIntake>()
            .AddSingleton<CustomerBook>()
            .AddSingleton<PaymentBook>()
            .AddSingleton<CandidateFinder>()
            .AddSingleton<AccountLearning>()
            .AddSingleton<GatewaySiblings>()
            .AddSingleton<PaymentMatching>()
            .AddSingleton<PaymentPosting>()
            .AddSingleton<PaymentIntake>()
            .AddSingleton<PaymentReports>()
            .AddSingleton<GatewayReports>()
            .AddSingleton<PaymentTakeBack>()
            .AddSingleton<BankReturns>()
            .AddSingleton<BankPosting>()
            .AddSingleton<UnmatchedPayments>()
            .AddSingleton<TaskDesk>()
            .AddSingleton<ClaimBook>()
            .AddSingleton<Outcomes>()
            .AddSingleton<DeliveryReports>()
            .AddSingleton<ContactGuard>()
            .AddSingleton<MessageComposer>()
            .AddSingleton<MessagePreviews>()
            .AddSingleton<PageBook>()
            .AddSingleton<PageAnswers>();
    }
}
