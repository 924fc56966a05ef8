metadata description = 'Key Vault for what others give the app: signing secrets of gateways, keys of page tokens. The deployment puts none in.'

@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Only from inside the virtual network.')
param privateNetwork bool

@description('Lock against deletion.')
param protect bool

@description('Object id of the app identity.')
param principalId string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource kept 'Microsoft.Authorization/locks@2020-05-01' = if (protect) {
  name: 'keep-the-vault'
  scope: vault
  properties: {
    level: 'CanNotDelete'
    notes: 'Without its secrets no gateway is believed and no page opens.'
  }
}

@description('Vault.')
output id string = vault.id

@description('Address of the vault.')
output uri string = vault.properties.vaultUri
