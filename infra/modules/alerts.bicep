metadata description = 'What somebody should be woken for. Each alert has a section of the same name in RUNBOOK.md.'

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Workspace with the logs of the app.')
param workspaceId string

@description('Service Bus namespace.')
param serviceBusId string

@description('System topic of the delivery reports.')
param reportsId string

@description('Who is told.')
param actionGroupId string

@description('Address of the runbook.')
param runbookUrl string

// A query answers rows only when somebody is to be told; how much is too much stands in the query.
var logAlerts = [
  {
    name: 'oldest-overdue-wake'
    description: 'Cases are not looked at in time.'
    severity: 1
    query: loadTextContent('../queries/oldest-overdue-wake.kql')
    frequency: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'scheduler-without-workers'
    description: 'Cases are due and the scheduler hands the app no work.'
    severity: 1
    query: loadTextContent('../queries/scheduler-without-workers.kql')
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'app-silent'
    description: 'The app says nothing: it does not run, or its logs do not arrive.'
    severity: 1
    query: loadTextContent('../queries/app-silent.kql')
    frequency: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'unknown-outcomes'
    description: 'Nobody can say whether a message left. A person has a task for each.'
    severity: 2
    query: loadTextContent('../queries/unknown-outcomes.kql')
    frequency: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'quota-answers'
    description: 'A provider turns messages away for their number.'
    severity: 3
    query: loadTextContent('../queries/quota-answers.kql')
    frequency: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'failed-handovers'
    description: 'Messages do not get out.'
    severity: 2
    query: loadTextContent('../queries/failed-handovers.kql')
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'failed-deliveries'
    description: 'Many messages do not arrive.'
    severity: 2
    query: loadTextContent('../queries/failed-deliveries.kql')
    frequency: 'PT1H'
    window: 'PT6H'
  }
  {
    name: 'payment-feeds'
    description: 'A source of payments is silent, or what it sends is not taken in.'
    severity: 1
    query: loadTextContent('../queries/payment-feeds.kql')
    frequency: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'projection-drift'
    description: 'Lists differed from the ledger, or lag behind it.'
    severity: 3
    query: loadTextContent('../queries/projection-drift.kql')
    frequency: 'PT1H'
    window: 'PT1H'
  }
]

resource byLog 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for alert in logAlerts: {
  name: alert.name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alert.name
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: alert.frequency
    windowSize: alert.window
    autoMitigate: true
    // A new workspace may not know its tables before the first line of log.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [actionGroupId]
      customProperties: {
        runbook: '${runbookUrl}#${alert.name}'
      }
    }
  }
}]

resource deadLetters 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'A payment message, or one to another system, was put aside. ${runbookUrl}#dead-letters'
    severity: 2
    enabled: true
    scopes: [serviceBusId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'any'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}

resource lostReports 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'lost-reports'
  location: 'global'
  tags: tags
  properties: {
    description: 'Delivery reports were given up after a day of attempts. ${runbookUrl}#lost-reports'
    severity: 2
    enabled: true
    scopes: [reportsId]
    evaluationFrequency: 'PT1H'
    windowSize: 'PT1H'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'dropped'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DroppedEventCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}
