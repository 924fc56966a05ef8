metadata description = 'One page that answers: is anything late, is anything stuck, does it get through.'

@description('Name, a GUID.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Workspace with the logs of the app.')
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Reminders'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: loadTextContent('../workbook.json')
  }
}
