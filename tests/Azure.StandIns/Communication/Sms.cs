using Azure.Core;

namespace Azure.Communication.Sms
{
    public class SmsSendOptions(bool enableDeliveryReport)
    {
        public bool EnableDeliveryReport { get; } = enableDeliveryReport;

        public string? Tag { get; set; }
    }

    public class SmsSendResult
    {
        internal SmsSendResult(string to, string messageId, int httpStatusCode, bool successful, string errorMessage) =>
            (To, MessageId, HttpStatusCode, Successful, ErrorMessage) = (to, messageId, httpStatusCode, successful, errorMessage);

        public string ErrorMessage { get; }

        public int HttpStatusCode { get; }

        public string MessageId { get; }

        public bool Successful { get; }

        public string To { get; }
    }

    public class SmsClientOptions : ClientOptions;

    public class SmsClient
    {
        protected SmsClient()
        {
        }

        public SmsClient(Uri endpoint, TokenCredential tokenCredential, SmsClientOptions? options = null)
        {
        }

        public virtual Task<Response<IReadOnlyList<SmsSendResult>>> SendAsync(
            string from, IEnumerable<string> to, string message, SmsSendOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("a stand-in sends nothing: restore the real package");
    }
}

namespace Azure.Communication.Sms.Models
{
    public static class SmsModelFactory
    {
        public static SmsSendResult SmsSendResult(string to, string messageId, int httpStatusCode, bool successful, string errorMessage) =>
            new(to, messageId, httpStatusCode, successful, errorMessage);
    }
}
