metadata description = 'Service Bus: payments in by queue, what happened out by topic.'

@description('Name of the namespace.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Premium, which private networks need.')
param premium bool

@description('Subscriptions to the topic.')
param eventSubscriptions string[]

@description('Object id of the app identity.')
param principalId string

var dataReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var dataSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
var premiumOnly = premium ? { capacity: 1 } : {}

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: union({ name: premium ? 'Premium' : 'Standard', tier: premium ? 'Premium' : 'Standard' }, premiumOnly)
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: premium ? 'Disabled' : 'Enabled'
  }
}

// Senders that repeat a message within the window are heard once; the ledger knows payments by their id for ever.
resource payments 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' = {
  parent: namespace
  name: 'payments'
  properties: {
    lockDuration: 'PT5M'
    maxDeliveryCount: 30
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'PT1H'
    defaultMessageTimeToLive: 'P14D'
    deadLetteringOnMessageExpiration: true
    maxSizeInMegabytes: 5120
  }
}

resource events 'Microsoft.ServiceBus/namespaces/topics@2026-01-01' = {
  parent: namespace
  name: 'reminders'
  properties: {
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'P1D'
    defaultMessageTimeToLive: 'P14D'
    maxSizeInMegabytes: 5120
  }
}

// The case is the session: its events come in order.
resource subscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2026-01-01' = [for subscriber in eventSubscriptions: {
  parent: events
  name: subscriber
  properties: {
    requiresSession: true
    lockDuration: 'PT5M'
    maxDeliveryCount: 10
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
  }
}]

resource mayReceive 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(payments.id, principalId, dataReceiver)
  scope: payments
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataReceiver)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource maySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(events.id, principalId, dataSender)
  scope: events
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataSender)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

// Dead letters are sent to the queue again when an operator says so.
resource mayResend 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(payments.id, principalId, dataSender)
  scope: payments
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataSender)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Namespace.')
output id string = namespace.id
