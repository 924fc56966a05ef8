using 'main.bicep'

// Three zones, a highly available scheduler, an own mail domain, and somebody who is told.
param environmentName = 'prod'
param location = 'westeurope'
param creditors = [
  {
    id: 'main'
    name: readEnvironmentVariable('CREDITOR_NAME', '')
    email: readEnvironmentVariable('CREDITOR_EMAIL', '')
    replyTo: readEnvironmentVariable('CREDITOR_REPLY_TO', '')
    publicUrl: readEnvironmentVariable('CREDITOR_PUBLIC_URL', '')
    zone: 'Europe/Berlin'
    country: 'DE'
  }
]
param entraTenantId = readEnvironmentVariable('ENTRA_TENANT_ID', '')
param entraAudience = readEnvironmentVariable('ENTRA_AUDIENCE', '')
param mailDomain = readEnvironmentVariable('MAIL_DOMAIN', '')
param mailDomainVerified = readEnvironmentVariable('MAIL_DOMAIN_VERIFIED', 'false') == 'true'
param emailPerHour = int(readEnvironmentVariable('EMAIL_PER_HOUR', '100'))
param reportDeliveries = readEnvironmentVariable('REPORT_DELIVERIES', 'false') == 'true'
param schedulerSku = 'Dedicated'
param schedulerCapacity = 3
param retentionDays = 30
param zoneRedundant = true
param alwaysReadyInstances = 2
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
param logGigabytesPerDay = 20
param logRetentionDays = 90
param monthlyBudget = 1500
param extraTags = {
  stage: 'prod'
}
