import { TelemetryWarning } from '@socle/plugin-opentelemetry-common';

/** What an answer lacks: the codes of the backend, which fill in what they are about. */
const warnings: Readonly<Record<TelemetryWarning['code'] | 'title', string>> = {
  title: 'Something is missing here',
  notConfigured:
    'No source of metrics is configured for the cluster {{cluster}}.',
  unreachable: '{{source}} does not answer: {{message}}',
  refused: '{{source}} refuses a query: {{message}}',
  partial: '{{source}} answered in part: {{message}}',
  tooManySeries: 'Of many series only {{shown}} are shown.',
  tooLarge: 'The answer of {{source}} is larger than what is read.',
  windowNotCovered:
    'Of the {{window}} of an objective there are data of {{covered}}.',
  alertsUnknown: '{{source}} cannot be asked for alerts.',
  dashboardsUnknown: '{{source}} cannot be asked for dashboards.',
  deploysUnknown: '{{source}} cannot be asked for deployments.',
};

/** What the card says, and what every page of health says. */
export const cardMessages = {
  card: {
    title: 'Health',
    label: 'Health of {{name}}',
    loading: 'Health is loading',
    open: 'Show health',
    why: 'Show why',
    send: 'Send telemetry from {{environment}}',
  },
  verdict: { at: '{{environment}}: {{sentence}}' },
  levels: {
    ok: 'Healthy',
    warning: 'Warning',
    error: 'Failing',
    unknown: 'Unknown',
  },
  reporting: {
    requests: 'No figures',
    cluster: 'Tells nothing of its requests',
    nothing: 'Sends no telemetry',
    notConfigured: 'No source of metrics',
    unavailable: 'Cannot be read now',
  },
  facts: {
    status: 'Status',
    requests: 'Requests',
    failureRatio: 'Errors',
    p95: 'p95',
    budget: 'Budget left',
    deployed: 'Last deployed',
    notDeployed: 'Not in the last day',
    deploysUnknown: 'not known',
    by: 'by {{name}}',
    measured: 'Measured',
    source: '{{convention}} from {{source}}',
    of: '{{fact}} in {{environment}}',
    suspended: 'Suspended',
  },
  figure: {
    none: 'no data',
    noTraffic: 'no traffic',
    lastWeek: 'last week {{value}}',
    what: '{{label}}: {{value}}. What is this number?',
    ask: 'What is this number?',
    about: 'What {{label}} is',
    titled: '{{label}}: {{value}}',
    query: 'It is the answer to this PromQL:',
    source: 'Source',
    window: 'Looks back',
    taken: 'Taken',
    grafana: 'Open in Grafana',
  },
  budget: {
    title: 'Budget left',
    of: 'Error budget of {{objective}}',
    left: '{{left}} left',
    overspent: 'overspent by {{share}}',
    unknown: 'not known',
    noObjective: 'No objective',
    spentIn: 'spent in {{time}} if it burns on like this',
  },
  alerts: {
    title: 'Alerts',
    firing: 'fires',
    pending: 'is about to fire',
    stateIn: '{{state}} in {{environment}}',
    silenced: 'Silenced until {{until}}.',
    silencedBy: 'Silenced by {{by}} until {{until}}.',
    runbook: 'Open the runbook',
    runbookOf: 'Open the runbook of {{name}}',
  },
  warnings,
  refused: {
    title: 'Some of what this entity claims yields nothing',
    otherTenant:
      'The annotation {{annotation}} asks for {{value}}, which belongs to another tenant.',
    unknownTenant:
      'The annotation {{annotation}} names the tenant {{value}}, which there is not.',
    notAnEnvironment:
      'The annotation {{annotation}} asks for {{value}}, which is no environment of the tenant.',
    ownerNotInTenant:
      'The owner of this entity does not belong to the tenant {{value}}.',
    invalidValue:
      'The annotation {{annotation}} says {{value}}, which cannot be read.',
  },
  empty: {
    noTenantTitle:
      'This belongs to no tenant, and so nothing of its health is shown here.',
    noTenantDescription: 'Name its tenant and its owner in catalog-info.yaml.',
    noEnvironmentTitle:
      'The tenant has no environment in which this could run.',
    noEnvironmentDescription:
      'Its environments are named in tenant.yaml; those that are suspended do not count.',
    notConfiguredTitle: 'No source of metrics is configured for {{clusters}}.',
    notConfiguredDescription:
      'The platform team names the Prometheus of each cluster under opentelemetry.sources in the configuration of the portal.',
    nothingTitle: 'Nothing of {{service}} has arrived for a day.',
    clusterTitle:
      '{{service}} tells nothing of its requests; only its containers are seen.',
    nothingDescription:
      'With the SDK of its language and three lines in its manifest it tells of its requests, errors and durations.',
    send: 'Send telemetry',
  },
  denied: { title: 'You may not see how healthy this is.' },
  failed: {
    title: 'Health cannot be read',
    notFound: 'There is no such thing, or you may not see it.',
  },
} as const;
