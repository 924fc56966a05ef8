metadata description = 'Delivery reports of Communication Services, posted to the app with a token of Entra ID. No key is shared.'

@description('Name of the system topic.')
param name string

@description('Tags.')
param tags object

@description('Communication Services resource.')
param communicationId string

@description('Where reports are posted.')
param endpoint string

@description('The app answers and the app registration is ready.')
param enabled bool

@description('Tenant of the app registration.')
param tenantId string

@description('Client id of the app registration.')
param audience string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    source: communicationId
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

// Not kept when undeliverable: a report names the recipient, and what is kept here could not be erased with the customer.
resource posted 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = if (enabled) {
  parent: topic
  name: 'delivery-reports'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: [
        'Microsoft.Communication.EmailDeliveryReportReceived'
        'Microsoft.Communication.SMSDeliveryReportReceived'
      ]
    }
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: endpoint
        azureActiveDirectoryTenantId: tenantId
        azureActiveDirectoryApplicationIdOrUri: audience
        maxEventsPerBatch: 20
        preferredBatchSizeInKilobytes: 64
        minimumTlsVersionAllowed: '1.2'
      }
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
  }
}

@description('System topic.')
output id string = topic.id
