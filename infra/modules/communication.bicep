metadata description = 'Communication Services with a mail domain. No keys: only the identity of the app sends.'

@description('Name of the Communication Services resource.')
param name string

@description('Name of the e-mail service.')
param emailName string

@description('Where data is kept at rest.')
param dataLocation string

@description('Tags.')
param tags object

@description('Own domain; empty for one that Azure makes.')
param mailDomain string

@description('The DNS records of the own domain are verified.')
param mailDomainVerified bool

@description('Part before the @ of the sender on an own domain.')
param senderName string

@description('Object id of the app identity.')
param principalId string

var serviceOwner = '09976791-48a7-449e-bb21-39d1a415f350'
var isOwn = !empty(mailDomain)
var sendsFromOwn = isOwn && mailDomainVerified

resource email 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: emailName
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
  }
}

// It brings its one sender along, and sends until the own domain is verified.
resource azureDomain 'Microsoft.Communication/emailServices/domains@2026-03-18' = {
  parent: email
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: {
    domainManagement: 'AzureManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource ownDomain 'Microsoft.Communication/emailServices/domains@2026-03-18' = if (isOwn) {
  parent: email
  name: mailDomain
  location: 'global'
  tags: tags
  properties: {
    domainManagement: 'CustomerManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource sender 'Microsoft.Communication/emailServices/domains/senderUsernames@2026-03-18' = if (sendsFromOwn) {
  parent: ownDomain
  name: senderName
  properties: {
    username: senderName
    displayName: senderName
  }
}

resource communication 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    linkedDomains: [sendsFromOwn ? ownDomain.id : azureDomain.id]
  }
}

// The only role that may send.
resource maySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(communication.id, principalId, serviceOwner)
  scope: communication
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', serviceOwner)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Communication Services resource.')
output id string = communication.id

@description('Where the app sends.')
output endpoint string = 'https://${communication.properties.hostName}'

@description('Sender address.')
output sender string = sendsFromOwn ? '${senderName}@${mailDomain}' : 'DoNotReply@${azureDomain.properties.mailFromSenderDomain}'

@description('DNS records to set for an own domain.')
output records object = isOwn ? ownDomain!.properties.verificationRecords : {}
