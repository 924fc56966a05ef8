metadata description = 'The Function App on a Flex Consumption plan. Every setting that it reads is set here, and nothing else.'

@description('Name of the app.')
param name string

@description('Name of the plan.')
param planName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Identity that the app acts as.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('Where telemetry goes.')
param insightsConnection string

@description('Blob address of the host account.')
param hostBlobs string

@description('Queue address of the host account.')
param hostQueues string

@description('Table address of the host account.')
param hostTables string

@description('Blob address of the ledger account.')
param ledgerBlobs string

@description('Table address of the ledger account.')
param ledgerTables string

@description('Container of the documents.')
param documentsContainer string

@description('Container that deploys put the code into.')
param deploymentsContainer string

@description('azureManaged or azureStorage.')
param durableBackend string

@description('Name of the scheduler; used with azureManaged.')
param schedulerName string

@description('Name of the task hub.')
param taskHubName string

@description('Name of the Service Bus namespace.')
param serviceBusName string

@description('Endpoint of Communication Services.')
param communicationEndpoint string

@description('Sender where a creditor names none.')
param defaultSender string

@description('Messages an hour for each instance.')
param emailPerHour int

@description('Sender of SMS; empty for none.')
param smsFrom string

@description('SMS a minute for each instance.')
param smsPerMinute int

@description('Tenant whose tokens count; empty for none.')
param entraTenantId string

@description('Client id that tokens must be made for.')
param entraAudience string

@description('Creditor that token holders work for.')
param entraCreditor string

@description('Companies whose invoices are looked after.')
param creditors array

@description('API keys by their hash.')
param keys array

@description('Address of the vault.')
param vaultUri string

@description('Payment gateways.')
param gateways array

@description('Settings that are secrets of the vault.')
param secretSettings array

@description('Virtual network; empty for none.')
param networkName string

@description('Spread over zones.')
param zoneRedundant bool

@description('Instances kept ready for orchestrations.')
param alwaysReadyInstances int

@description('Most instances.')
param maximumInstances int

@description('Memory of each instance in MB.')
param instanceMemory int

@description('RollingUpdate or Recreate.')
param siteUpdate string

var fixedSettings = [
  { name: 'AZURE_CLIENT_ID', value: identityClientId }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnection }
  { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  { name: 'AzureWebJobsStorage__blobServiceUri', value: hostBlobs }
  { name: 'AzureWebJobsStorage__queueServiceUri', value: hostQueues }
  { name: 'AzureWebJobsStorage__tableServiceUri', value: hostTables }
  { name: 'ServiceBus__fullyQualifiedNamespace', value: '${serviceBusName}.servicebus.windows.net' }
  { name: 'ServiceBus__credential', value: 'managedidentity' }
  { name: 'ServiceBus__clientId', value: identityClientId }
  { name: 'ServiceBus__topic', value: 'reminders' }
  { name: 'TASKHUB_NAME', value: taskHubName }
  { name: 'Storage__tableServiceUri', value: ledgerTables }
  { name: 'Storage__blobServiceUri', value: ledgerBlobs }
  { name: 'Storage__container', value: documentsContainer }
  { name: 'Communication__endpoint', value: communicationEndpoint }
  { name: 'Communication__smsFrom', value: smsFrom }
  { name: 'Communication__emailPerHour', value: string(emailPerHour) }
  { name: 'Communication__smsPerMinute', value: string(smsPerMinute) }
  { name: 'Entra__tenantId', value: entraTenantId }
  { name: 'Entra__audience', value: entraAudience }
  { name: 'Entra__creditor', value: entraCreditor }
]

// host.json says azureManaged; on the other backend these two take its place. By the older name of the connection: host.json has
// it by that name, Azure Storage takes both names for the same thing, and of the two this one is applied last.
var backendSettings = durableBackend == 'azureManaged' ? [
  { name: 'DTS_CONNECTION_STRING', value: 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}' }
] : [
  { name: 'AzureFunctionsJobHost__extensions__durableTask__storageProvider__type', value: 'AzureStorage' }
  { name: 'AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName', value: 'AzureWebJobsStorage' }
]

var creditorSettings = flatten(map(range(0, length(creditors)), i => [
  { name: 'Creditors__${i}__id', value: creditors[i].id }
  { name: 'Creditors__${i}__name', value: creditors[i].name }
  { name: 'Creditors__${i}__email', value: empty(creditors[i].?email ?? '') ? defaultSender : creditors[i].email }
  { name: 'Creditors__${i}__replyTo', value: creditors[i].?replyTo ?? '' }
  { name: 'Creditors__${i}__zone', value: creditors[i].?zone ?? '' }
  { name: 'Creditors__${i}__country', value: creditors[i].?country ?? '' }
  { name: 'Creditors__${i}__region', value: creditors[i].?region ?? '' }
  { name: 'Creditors__${i}__defaultPolicy', value: creditors[i].?defaultPolicy ?? '' }
  { name: 'Creditors__${i}__signedBy', value: creditors[i].?signedBy ?? '' }
  { name: 'Creditors__${i}__phone', value: creditors[i].?phone ?? '' }
  { name: 'Creditors__${i}__publicUrl', value: creditors[i].?publicUrl ?? '' }
  { name: 'Creditors__${i}__street', value: creditors[i].?street ?? '' }
  { name: 'Creditors__${i}__postcode', value: creditors[i].?postcode ?? '' }
  { name: 'Creditors__${i}__city', value: creditors[i].?city ?? '' }
  { name: 'Creditors__${i}__iban', value: creditors[i].?iban ?? '' }
  { name: 'Creditors__${i}__bankAccounts', value: creditors[i].?bankAccounts ?? '' }
  { name: 'Creditors__${i}__bic', value: creditors[i].?bic ?? '' }
  { name: 'Creditors__${i}__references', value: creditors[i].?references ?? '' }
  { name: 'Creditors__${i}__paymentTermDays', value: creditors[i].?paymentTermDays ?? '' }
  { name: 'Creditors__${i}__feeds', value: creditors[i].?feeds ?? '' }
  { name: 'Creditors__${i}__cashDiscountPercent', value: creditors[i].?cashDiscountPercent ?? '' }
  { name: 'Creditors__${i}__cashDiscountDays', value: creditors[i].?cashDiscountDays ?? '' }
  { name: 'Creditors__${i}__bankCharges', value: creditors[i].?bankCharges ?? '' }
  { name: 'Creditors__${i}__numericReferences', value: creditors[i].?numericReferences ?? '' }
  { name: 'Creditors__${i}__postKnownAccounts', value: creditors[i].?postKnownAccounts ?? '' }
]))

// A key without id or hash stands for none, so that a parameter file can leave the place open.
var realKeys = filter(keys, key => !empty(key.id) && !empty(key.hash))
var keySettings = flatten(map(range(0, length(realKeys)), i => [
  { name: 'Keys__${i}__id', value: realKeys[i].id }
  { name: 'Keys__${i}__name', value: realKeys[i].name }
  { name: 'Keys__${i}__role', value: realKeys[i].role }
  { name: 'Keys__${i}__creditor', value: realKeys[i].?creditor ?? '' }
  { name: 'Keys__${i}__hash', value: realKeys[i].hash }
]))

var gatewaySettings = flatten(map(range(0, length(gateways)), i => [
  { name: 'Gateways__${i}__name', value: gateways[i].name }
  { name: 'Gateways__${i}__scheme', value: gateways[i].?scheme ?? '' }
  { name: 'Gateways__${i}__creditor', value: gateways[i].?creditor ?? '' }
  { name: 'Gateways__${i}__secrets', value: empty(gateways[i].?secretsName ?? '') ? '' : '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${gateways[i].secretsName})' }
  { name: 'Gateways__${i}__apiKey', value: empty(gateways[i].?apiKeyName ?? '') ? '' : '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${gateways[i].apiKeyName})' }
  { name: 'Gateways__${i}__notificationUrl', value: gateways[i].?notificationUrl ?? '' }
  { name: 'Gateways__${i}__webhookId', value: gateways[i].?webhookId ?? '' }
  { name: 'Gateways__${i}__sandbox', value: gateways[i].?sandbox ?? '' }
  { name: 'Gateways__${i}__capturesApart', value: gateways[i].?capturesApart ?? '' }
  { name: 'Gateways__${i}__origins', value: gateways[i].?origins ?? '' }
]))

var vaultSettings = map(secretSettings, each => { name: each.setting, value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${each.secret})' })

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (durableBackend == 'azureManaged') {
  name: schedulerName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(networkName) ? null : resourceId('Microsoft.Network/virtualNetworks/subnets', networkName, 'app')
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: concat(fixedSettings, backendSettings, creditorSettings, keySettings, gatewaySettings, vaultSettings)
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostBlobs}${deploymentsContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReadyInstances == 0 ? [] : [
          {
            name: 'durable'
            instanceCount: alwaysReadyInstances
          }
        ]
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemory
      }
      // Documented, but not yet in the published types. While versions mix, each keeps to its own orchestrations: see host.json.
      #disable-next-line BCP037
      siteUpdateStrategy: {
        type: siteUpdate
      }
    }
  }
}

// Deploys come with an identity, never with a password.
resource noPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = [for way in ['ftp', 'scm']: {
  parent: app
  name: way
  properties: {
    allow: false
  }
}]

@description('Name of the app.')
output name string = app.name

@description('Address of the desk and the API.')
output url string = 'https://${app.properties.defaultHostName}'
