metadata description = 'A virtual network with a subnet for the app and one for the endpoints of what it uses.'

@description('Name of the network.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('What is reached from inside: resource, part of it, DNS zone.')
param endpoints endpoint[]

@description('A resource that is reached from inside.')
type endpoint = {
  @description('Short name.')
  name: string

  @description('Resource id.')
  target: string

  @description('Part of the resource, such as blob.')
  part: string

  @description('DNS zone of that part.')
  zone: string
}

var zoneNames = union(map(endpoints, each => each.zone), [])

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: ['10.71.0.0/24']
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.71.0.0/26'
          delegations: [
            {
              name: 'flex'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.71.0.64/26'
        }
      }
    ]
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for zone in zoneNames: {
  name: zone
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (zone, i) in zoneNames: {
  parent: zones[i]
  name: 'link'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}]

resource inside 'Microsoft.Network/privateEndpoints@2025-05-01' = [for each in endpoints: {
  name: '${name}-${each.name}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', network.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: each.name
        properties: {
          privateLinkServiceId: each.target
          groupIds: [each.part]
        }
      }
    ]
  }
}]

resource resolved 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [for (each, i) in endpoints: {
  parent: inside[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'zone'
        properties: {
          privateDnsZoneId: zones[indexOf(zoneNames, each.zone)].id
        }
      }
    ]
  }
}]
