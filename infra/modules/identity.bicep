metadata description = 'The one identity that the app acts as. It outlives the app, so a new app has the old rights.'

@description('Name of the identity.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id.')
output id string = identity.id

@description('Client id, by which the app asks for tokens.')
output clientId string = identity.properties.clientId

@description('Object id, which roles are given to.')
output principalId string = identity.properties.principalId
