metadata description = 'Durable Task Scheduler and the hub of the orchestrations.'

@description('Name of the scheduler.')
param name string

@description('Name of the hub.')
param taskHubName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Consumption or Dedicated.')
param sku string

@description('Capacity units of a Dedicated scheduler.')
param capacity int

@description('Days that finished orchestrations stay visible.')
param retentionDays int

@description('Lock against deletion.')
param protect bool

@description('Object id of the app identity.')
param principalId string

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

// From anywhere, but only with an identity that has a role: an empty list would let nobody in.
resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    ipAllowlist: ['0.0.0.0/0']
    sku: sku == 'Dedicated' ? { name: sku, capacity: capacity } : { name: sku }
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: taskHubName
  properties: {}
}

// Counted from the end of an orchestration; a running case is never taken away.
resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2026-02-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [
      {
        retentionPeriodInDays: retentionDays
      }
    ]
  }
}

resource may 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hub.id, principalId, dataContributor)
  scope: hub
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource kept 'Microsoft.Authorization/locks@2020-05-01' = if (protect) {
  name: 'keep-the-scheduler'
  scope: scheduler
  properties: {
    level: 'CanNotDelete'
    notes: 'Running cases live here. The ledger can start them again, which takes a sweep.'
  }
}
