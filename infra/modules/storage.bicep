metadata description = 'Two accounts without keys: one for the Functions host, one for the ledger and its documents.'

@description('Name of the account of the host.')
param hostName string

@description('Name of the account of the ledger.')
param ledgerName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Keep three copies in three zones.')
param zoneRedundant bool

@description('Only from inside the virtual network.')
param privateNetwork bool

@description('The orchestrations live in the account of the host and need its queues and tables.')
param withQueues bool

@description('Lock the ledger against deletion.')
param protect bool

@description('Object id of the app identity.')
param principalId string

var blobOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

var hostRoles = withQueues ? [blobOwner, queueContributor, tableContributor] : [blobOwner]
var ledgerRoles = [blobContributor, tableContributor]
var ledgerTableNames = ['RemindersStreams', 'RemindersCatalogue', 'RemindersWakes', 'RemindersUnpublished', 'RemindersLists']

var secured = {
  accessTier: 'Hot'
  allowBlobPublicAccess: false
  allowCrossTenantReplication: false
  allowSharedKeyAccess: false
  defaultToOAuthAuthentication: true
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
  publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  networkAcls: {
    bypass: 'AzureServices'
    defaultAction: privateNetwork ? 'Deny' : 'Allow'
  }
}

resource host 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: hostName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
  }
  properties: secured
}

resource hostBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = {
  parent: host
  name: 'default'
}

resource deployments 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: hostBlobService
  name: 'deployments'
}

resource ledger 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: ledgerName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
  }
  properties: secured
}

// What is erased has to be gone: nothing here may keep a deleted or an earlier document.
resource ledgerBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = {
  parent: ledger
  name: 'default'
  properties: {
    isVersioningEnabled: false
    changeFeed: {
      enabled: false
    }
    deleteRetentionPolicy: {
      enabled: false
    }
    containerDeleteRetentionPolicy: {
      enabled: false
    }
    restorePolicy: {
      enabled: false
    }
  }
}

resource documents 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: ledgerBlobService
  name: 'documents'
  properties: {
    publicAccess: 'None'
  }
}

// Letters for a print service, which takes them away.
resource letters 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: ledgerBlobService
  name: 'letters'
  properties: {
    publicAccess: 'None'
  }
}

resource ledgerTableService 'Microsoft.Storage/storageAccounts/tableServices@2026-04-01' = {
  parent: ledger
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2026-04-01' = [for tableName in ledgerTableNames: {
  parent: ledgerTableService
  name: tableName
}]

resource hostMay 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in hostRoles: {
  name: guid(host.id, principalId, role)
  scope: host
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}]

resource ledgerMay 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in ledgerRoles: {
  name: guid(ledger.id, principalId, role)
  scope: ledger
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}]

resource kept 'Microsoft.Authorization/locks@2020-05-01' = if (protect) {
  name: 'keep-the-ledger'
  scope: ledger
  properties: {
    level: 'CanNotDelete'
    notes: 'The ledger is the truth. Take the lock away before you mean to delete it.'
  }
}

@description('Account of the host.')
output hostId string = host.id

@description('Blob address of the host account.')
output hostBlobs string = host.properties.primaryEndpoints.blob

@description('Queue address of the host account.')
output hostQueues string = host.properties.primaryEndpoints.queue

@description('Table address of the host account.')
output hostTables string = host.properties.primaryEndpoints.table

@description('Account of the ledger.')
output ledgerId string = ledger.id

@description('Blob address of the ledger account.')
output ledgerBlobs string = ledger.properties.primaryEndpoints.blob

@description('Table address of the ledger account.')
output ledgerTables string = ledger.properties.primaryEndpoints.table

@description('Container of the documents.')
output documentsContainer string = documents.name

@description('Container that deploys put the code into.')
output deploymentsContainer string = deployments.name
