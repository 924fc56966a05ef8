targetScope = 'subscription'

metadata description = 'Everything a company needs to run Reminders, in one resource group. Deploying it twice changes nothing.'

@description('Name of the environment, such as dev or prod. Same name, subscription and region: same resources.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Azure region. It must offer Flex Consumption and the Durable Task Scheduler; README.md says how to ask.')
@minLength(1)
param location string

@description('Where Communication Services keeps mail data at rest, such as Europe, Germany, Switzerland or United States. It cannot be changed later.')
param dataLocation string = 'Europe'

@description('The companies whose invoices are looked after. Fields left empty take the default of the app; email left empty takes the sender made here.')
@minLength(1)
param creditors creditor[]

@description('Payment gateways whose webhooks are taken. Their secrets are put into the vault by hand, under the names given here.')
param gateways gateway[] = []

@description('API keys by the SHA-256 of their secret part. May be empty where Entra ID is used.')
param keys apiKey[] = []

@description('Entra ID tenant whose tokens open the API. Empty: API keys alone.')
param entraTenantId string = ''

@description('Client id of the app registration that tokens must be made for. Needed with a tenant.')
param entraAudience string = ''

@description('Creditor that holders of Entra ID tokens work for.')
param entraCreditor string = 'main'

@description('Own mail domain, such as mail.example.com. Empty: a domain that Azure makes, good for 10 messages an hour.')
param mailDomain string = ''

@description('Set once the DNS records of the own domain are verified; only then can it be linked and sent from.')
param mailDomainVerified bool = false

@description('Part before the @ of the sender on an own domain.')
param senderName string = 'reminders'

@description('Messages an hour that the mail quota allows for each instance of the app. 100 is the first grant for an own domain.')
@minValue(1)
@maxValue(1000000)
param emailPerHour int = 100

@description('Number or name that SMS are sent from. Empty: no SMS.')
param smsFrom string = ''

@description('SMS a minute that the quota allows.')
@minValue(1)
@maxValue(1000000)
param smsPerMinute int = 200

@description('Set once the app is deployed and answers: delivery reports are posted to it only then. Needs Entra ID.')
param reportDeliveries bool = false

@description('Where orchestrations live. Fixed for the life of an environment: running cases do not move between backends.')
@allowed([
  'azureManaged'
  'azureStorage'
])
param durableBackend string = 'azureManaged'

@description('Kind of scheduler. Consumption does 500 actions a second, Dedicated 2000 for each capacity unit.')
@allowed([
  'Consumption'
  'Dedicated'
])
param schedulerSku string = 'Consumption'

@description('Capacity units of a Dedicated scheduler; 3 for high availability.')
@minValue(1)
@maxValue(3)
param schedulerCapacity int = 1

@description('Days that finished orchestrations stay visible. The ledger keeps its own record for ever.')
@minValue(1)
@maxValue(30)
param retentionDays int = 14

@description('Instances kept ready for orchestrations, so that due cases wake without a cold start.')
@minValue(0)
@maxValue(100)
param alwaysReadyInstances int = 1

@description('Most instances that come and go, for each group of functions that scale together: all of Durable is one. Some regions take no less than 40.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of each instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemory int = 2048

@description('How a deploy replaces instances. Recreate ends running activities at once; they are repeated safely, which costs time only.')
@allowed([
  'RollingUpdate'
  'Recreate'
])
param siteUpdate string = 'RollingUpdate'

@description('Spread over availability zones: storage, plan, and the message bus where its kind can.')
param zoneRedundant bool = false

@description('Storage, secrets and messages only from inside a virtual network. Makes the message bus Premium.')
param privateNetwork bool = false

@description('Settings of the app whose values are secrets of the vault, such as signing keys of payment gateways and page tokens.')
param secretSettings secretSetting[] = []

@description('Subscriptions of other systems to the topic of what happened.')
param eventSubscriptions string[] = []

@description('Address that alerts and budget warnings go to. Empty: alerts are only seen in the portal.')
param alertEmail string = ''

@description('Address of the runbook that alerts link to.')
param runbookUrl string = 'infra/RUNBOOK.md'

@description('Most gigabytes of logs a day. The alerts read the logs, so a full day is an alarm of its own. -1: no limit.')
param logGigabytesPerDay int = 5

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Monthly budget in the currency of the billing account. 0: none.')
@minValue(0)
param monthlyBudget int = 0

@description('First day of the first budget month. Fixed, because Azure refuses to move it.')
param budgetStart string = '2026-12-01'

@description('Locks the ledger, the vault and the scheduler against deletion.')
param protect bool = true

@description('Further tags for every resource.')
param extraTags object = {}

@description('A payment gateway whose webhooks are taken.')
type gateway = {
  @description('Source of its payments, and the end of its webhook address.')
  @minLength(1)
  @maxLength(40)
  name: string

  @description('How it signs: stripe, adyen, mollie, gocardless, paypal, square, standard and others. Empty: as it is called.')
  scheme: string?

  @description('Company whose payments it reports. Empty: main.')
  creditor: string?

  @description('Secret of the vault that holds its signing secrets, with commas.')
  secretsName: string?

  @description('Secret of the vault that holds the key for asking it back.')
  apiKeyName: string?

  @description('Square: the address as it is registered there.')
  notificationUrl: string?

  @description('PayPal: the id of the webhook.')
  webhookId: string?

  @description('PayPal: true for its sandbox.')
  sandbox: string?

  @description('Adyen: true where authorised payments are captured in a step of their own.')
  capturesApart: string?

  @description('CloudEvents: who may send after a handshake, with commas.')
  origins: string?
}

@description('A company whose invoices are looked after.')
type creditor = {
  @description('Short id; the keys and invoices of this company refer to it.')
  @minLength(1)
  @maxLength(40)
  id: string

  @description('Name as customers know it.')
  @minLength(1)
  @maxLength(100)
  name: string

  @description('Sender address. Empty: the one made here.')
  email: string?

  @description('Where answers go.')
  replyTo: string?

  @description('IANA time zone.')
  zone: string?

  @description('Country, two capital letters.')
  country: string?

  @description('Region within the country, for its holidays.')
  region: string?

  @description('Policy of cases that name none.')
  defaultPolicy: string?

  @description('Who signs messages.')
  signedBy: string?

  @description('Telephone for customers.')
  phone: string?

  @description('Where customers reach the app, for their own pages, such as https://pay.example.com. Empty: messages lead to no page.')
  publicUrl: string?

  @description('Street and house number, in payment codes of Swiss creditors.')
  street: string?

  @description('Postcode, in payment codes of Swiss creditors.')
  postcode: string?

  @description('City, in payment codes of Swiss creditors.')
  city: string?

  @description('Account that is paid to.')
  iban: string?

  @description('Further accounts whose statements may be sent, with commas.')
  bankAccounts: string?

  @description('Bank of that account.')
  bic: string?

  @description('References of invoices that came without one: none, rf, or qrr with a QR-IBAN.')
  references: string?

  @description('Days until an e-invoice is due that says no day: 1 to 365.')
  paymentTermDays: string?

  @description('Sources of payments that are expected to speak regularly, with commas.')
  feeds: string?

  @description('Percent that may be kept for paying early, such as 2.5. Goes with cashDiscountDays.')
  cashDiscountPercent: string?

  @description('Within how many days of the issue date.')
  cashDiscountDays: string?

  @description('What banks on the way may keep, one amount a currency, with commas: 5.00 EUR, 10.00 USD.')
  bankCharges: string?

  @description('Check of all-digit references: luhn, luhnWithLength, finnish or norwegianMod11.')
  numericReferences: string?

  @description('false: a payment without a reference from a known account is never posted by itself.')
  postKnownAccounts: string?
}

@description('An API key, known by the hash of its secret.')
type apiKey = {
  @description('Id in the key: rk_{id}_{secret}.')
  id: string

  @description('Whose it is, as timelines show it.')
  name: string

  @description('billing, viewer, operator, lead or admin.')
  role: string

  @description('Creditor it opens.')
  creditor: string?

  @description('SHA-256 of the secret part, in hex.')
  hash: string
}

@description('A setting of the app that is a secret of the vault.')
type secretSetting = {
  @description('Name of the setting, with __ between its parts.')
  setting: string

  @description('Name of the secret.')
  secret: string
}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var names = {
  group: 'rg-${environmentName}'
  identity: 'id-${token}'
  workspace: 'log-${token}'
  insights: 'appi-${token}'
  actionGroup: 'ag-${token}'
  workbook: guid(subscription().id, environmentName, location, 'workbook')
  hostStorage: 'sthost${token}'
  ledgerStorage: 'stledger${token}'
  scheduler: 'dts-${token}'
  taskHub: 'reminders'
  serviceBus: 'sb-${token}'
  communication: 'acs-${token}'
  email: 'mail-${token}'
  reports: 'reports-${token}'
  vault: 'kv-${token}'
  network: 'vnet-${token}'
  plan: 'plan-${token}'
  app: 'func-${token}'
  budget: 'budget-${token}'
}
var tags = union(extraTags, { 'azd-env-name': environmentName, application: 'reminders' })

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: names.group
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    actionGroupName: names.actionGroup
    location: location
    tags: tags
    retentionDays: logRetentionDays
    gigabytesPerDay: logGigabytesPerDay
    alertEmail: alertEmail
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    hostName: names.hostStorage
    ledgerName: names.ledgerStorage
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    privateNetwork: privateNetwork
    withQueues: durableBackend == 'azureStorage'
    protect: protect
    principalId: identity.outputs.principalId
  }
}

module scheduler 'modules/scheduler.bicep' = if (durableBackend == 'azureManaged') {
  name: 'scheduler'
  scope: group
  params: {
    name: names.scheduler
    taskHubName: names.taskHub
    location: location
    tags: tags
    sku: schedulerSku
    capacity: schedulerCapacity
    retentionDays: retentionDays
    protect: protect
    principalId: identity.outputs.principalId
  }
}

module messaging 'modules/messaging.bicep' = {
  name: 'messaging'
  scope: group
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    premium: privateNetwork
    eventSubscriptions: eventSubscriptions
    principalId: identity.outputs.principalId
  }
}

module communication 'modules/communication.bicep' = {
  name: 'communication'
  scope: group
  params: {
    name: names.communication
    emailName: names.email
    dataLocation: dataLocation
    tags: tags
    mailDomain: mailDomain
    mailDomainVerified: mailDomainVerified
    senderName: senderName
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: names.vault
    location: location
    tags: tags
    privateNetwork: privateNetwork
    protect: protect
    principalId: identity.outputs.principalId
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: {
    name: names.network
    location: location
    tags: tags
    endpoints: [
      { name: 'host-blob', target: storage.outputs.hostId, part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
      { name: 'host-queue', target: storage.outputs.hostId, part: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
      { name: 'host-table', target: storage.outputs.hostId, part: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
      { name: 'ledger-blob', target: storage.outputs.ledgerId, part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
      { name: 'ledger-table', target: storage.outputs.ledgerId, part: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
      { name: 'vault', target: vault.outputs.id, part: 'vault', zone: 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}' }
      { name: 'messages', target: messaging.outputs.id, part: 'namespace', zone: 'privatelink.servicebus.windows.net' }
    ]
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    insightsConnection: monitoring.outputs.insightsConnection
    hostBlobs: storage.outputs.hostBlobs
    hostQueues: storage.outputs.hostQueues
    hostTables: storage.outputs.hostTables
    ledgerBlobs: storage.outputs.ledgerBlobs
    ledgerTables: storage.outputs.ledgerTables
    documentsContainer: storage.outputs.documentsContainer
    deploymentsContainer: storage.outputs.deploymentsContainer
    durableBackend: durableBackend
    schedulerName: names.scheduler
    taskHubName: names.taskHub
    serviceBusName: names.serviceBus
    communicationEndpoint: communication.outputs.endpoint
    defaultSender: communication.outputs.sender
    emailPerHour: emailPerHour
    smsFrom: smsFrom
    smsPerMinute: smsPerMinute
    entraTenantId: entraTenantId
    entraAudience: entraAudience
    entraCreditor: entraCreditor
    creditors: creditors
    keys: keys
    vaultUri: vault.outputs.uri
    gateways: gateways
    secretSettings: secretSettings
    networkName: privateNetwork ? names.network : ''
    zoneRedundant: zoneRedundant
    alwaysReadyInstances: alwaysReadyInstances
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    siteUpdate: siteUpdate
  }
  dependsOn: [
    scheduler
    messaging
    network
  ]
}

module reports 'modules/reports.bicep' = {
  name: 'reports'
  scope: group
  params: {
    name: names.reports
    tags: tags
    communicationId: communication.outputs.id
    endpoint: '${app.outputs.url}/api/delivery-reports'
    enabled: reportDeliveries
    tenantId: entraTenantId
    audience: entraAudience
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    serviceBusId: messaging.outputs.id
    reportsId: reports.outputs.id
    actionGroupId: monitoring.outputs.actionGroupId
    runbookUrl: runbookUrl
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    name: names.workbook
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(alertEmail)) {
  name: 'budget'
  scope: group
  params: {
    name: names.budget
    amount: monthlyBudget
    start: budgetStart
    email: alertEmail
  }
}

@description('Region, for azd.')
output AZURE_LOCATION string = location

@description('Resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Function App, for deploying code.')
output REMINDERS_APP string = app.outputs.name

@description('Address of the desk and the API.')
output REMINDERS_URL string = app.outputs.url

@description('Sender that messages come from where a creditor names none.')
output REMINDERS_SENDER string = communication.outputs.sender

@description('DNS records that an own mail domain needs; none for a domain of Azure.')
output REMINDERS_MAIL_RECORDS object = communication.outputs.records

@description('Storage account of the ledger and the documents.')
output REMINDERS_LEDGER string = names.ledgerStorage

@description('Vault for secrets of gateways and page tokens.')
output REMINDERS_VAULT string = names.vault

@description('Namespace of the payments queue and the events topic.')
output REMINDERS_MESSAGES string = names.serviceBus
