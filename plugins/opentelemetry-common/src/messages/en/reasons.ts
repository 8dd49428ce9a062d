/**
 * How a service is, in one sentence for each reason. `_one` and `_other` are chosen by `count`.
 *
 * @public
 */
export const reasons = {
  well: '{{rate}} requests a second; {{share}} fail, and 95 of 100 take at most {{duration}}.',
  traffic: '{{rate}} requests a second.',
  noTraffic: 'No request has come for {{window}}.',
  trafficUnknown: 'Nobody can tell how many requests come.',
  errorsNone: 'No request failed in the last {{window}}.',
  errorsUnknown: 'Nobody can tell how many requests fail.',
  errorsTooFew:
    '{{share}} of {{events}} requests in {{window}} failed: too few to judge by.',
  errorsWithinObjective:
    '{{share}} of requests fail; {{objective}} allows {{allowed}}.',
  errorsOverObjective:
    '{{share}} of requests failed in the last {{window}}; {{objective}} allows {{allowed}}.',
  errorsUsual:
    '{{share}} of requests fail; at this time of the week it has been up to {{allowed}}.',
  errorsUnusual:
    '{{share}} of requests failed in the last {{window}}; at this time of the week it has been {{allowed}} at most.',
  errorsFew:
    '{{share}} of requests fail, fewer than the {{allowed}} that the platform warns at.',
  errorsMany:
    '{{share}} of requests failed in the last {{window}}; the platform warns at {{allowed}} where there is no objective.',
  latencyUnknown: 'Nobody can tell how long requests take.',
  latencyUncompared:
    '95 of 100 requests take at most {{duration}}; there is no objective and no earlier week to compare with.',
  latencyTooFew:
    '95 of 100 requests take at most {{duration}}; they are too few to compare.',
  latencyUsual:
    '95 of 100 requests take at most {{duration}}; at this time of the week it has been up to {{usual}}.',
  latencyUnusual:
    '95 of 100 requests take up to {{duration}}; at this time of the week it has been {{usual}} at most.',
  latencyWithinObjective:
    '{{share}} of requests take longer than {{threshold}}; {{objective}} allows {{allowed}}.',
  latencyOverObjective:
    '{{share}} of requests took longer than {{threshold}} in the last {{window}}; {{objective}} allows {{allowed}}.',
  memoryRoom: 'The fullest container uses {{share}} of its memory limit.',
  memoryNearLimit:
    'A container uses {{share}} of its memory limit, and is killed at the limit.',
  cpuRoom: 'The busiest container uses {{share}} of its CPU limit.',
  cpuNearLimit: 'A container uses {{share}} of its CPU limit.',
  cpuFree:
    'Containers are held back in {{share}} of their CPU periods at most.',
  cpuThrottled: 'A container is held back in {{share}} of its CPU periods.',
  quotaRoom: '{{share}} of the fullest quota is used.',
  quotaNearlyFull:
    '{{share}} of a quota is used; what comes on top of it is refused.',
  noRestarts: 'No container has restarted for {{window}}.',
  restarts_one: '{{count}} container restarted in the last {{window}}.',
  restarts_other:
    'Containers restarted {{count}} times in the last {{window}}.',
  replicasThere: 'All replicas are available.',
  replicasMissing_one: '{{count}} replica is missing.',
  replicasMissing_other: '{{count}} replicas are missing.',
  alertFires: 'The alert {{alert}} fires.',
  alertSays: '{{summary}} (alert {{alert}}).',
  budgetLeft: '{{left}} of the error budget of {{objective}} is left.',
  budgetLow: 'Only {{left}} of the error budget of {{objective}} is left.',
  budgetBurning:
    'The error budget of {{objective}} burns {{burn}} times as fast as allowed; {{left}} is left.',
  budgetSpent: 'The error budget of {{objective}} is spent.',
  budgetOverspent:
    'The error budget of {{objective}} is spent, and goes on burning {{burn}} times as fast as allowed.',
  pipelineWell: 'Telemetry arrives as it should.',
  metricsUnreachable: 'Prometheus does not answer, so nothing can be told.',
  metricsPartial:
    'Prometheus answered in part, so that what is missing may be what is wrong.',
  onlyCluster:
    'The service tells nothing of its requests; only its containers are seen.',
  nothingSeen: 'Nothing has been seen of the service for a day.',
  metricsNotConfigured:
    'No source of metrics is configured for this cluster, so nothing can be told.',
  silent: 'No sample of {{metric}} arrives any more.',
  silentSince: 'The last sample came {{age}} ago, longer than samples take.',
  clockAhead: 'Samples come {{age}} from the future: a clock is wrong.',
  collectorDown: 'The collector {{collector}} does not run.',
  collectorFull:
    'The queue of the collector {{collector}} is {{share}} full; what comes on top of it is lost.',
  collectorRefuses:
    'The collector {{collector}} refuses {{rate}} items of telemetry a second.',
  collectorFails:
    'The collector {{collector}} cannot pass on {{rate}} items of telemetry a second.',
  collectorDrops:
    'The collector {{collector}} loses {{rate}} items of telemetry a second.',
} as const;
