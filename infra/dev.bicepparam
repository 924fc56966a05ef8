using 'main.bicep'

// Small and easy to throw away: no locks, one domain of Azure, ten messages an hour.
param environmentName = 'dev'
param location = 'westeurope'
param creditors = [
  {
    id: 'main'
    name: 'Example Ltd'
    zone: 'Europe/Berlin'
    country: 'DE'
  }
]
param keys = [
  {
    id: readEnvironmentVariable('KEY_ID', '')
    name: 'first'
    role: 'admin'
    hash: readEnvironmentVariable('KEY_HASH', '')
  }
]
param emailPerHour = 10
param alwaysReadyInstances = 0
param logGigabytesPerDay = 1
param protect = false
