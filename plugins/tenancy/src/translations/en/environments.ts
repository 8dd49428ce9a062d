/** What is said of environments, quota and claims. */
export const environmentsMessages = {
  card: {
    title: 'Environments',
    label: 'Environments of {{name}}',
    loading: 'Environments are loading',
  },
  verdict: {
    runs: 'Runs in {{environments}}.',
    allReady_one: 'Runs in {{environments}}; its workload is ready.',
    allReady_other:
      'Runs in {{environments}}; all {{count}} workloads are ready.',
    problem: 'Runs in {{environments}}; {{environment}}: {{problem}}.',
    unreachable: 'cluster {{cluster}} cannot be reached',
    workloads_one: '{{count}} of {{total}} workloads is not ready',
    workloads_other: '{{count}} of {{total}} workloads are not ready',
    suspended:
      'Suspended in {{environments}}: nothing runs there, and nothing is lost.',
    nothingRuns: 'Nothing is deployed to {{environments}} yet.',
    noEnvironments: 'There is no environment yet.',
  },
  facts: {
    status: 'Status',
    cluster: 'Cluster',
    namespace: 'Namespace',
    workloads: 'Workloads ready',
    quota: 'Quota',
    ready: '{{ready}} of {{total}}',
    suspended: 'Suspended',
    unknown: 'Not known',
    noQuota: 'No quota',
    details: 'Details',
  },
  quota: {
    used: '{{used}} of {{hard}} used',
    left: '{{left}} left',
    nearlyFull: 'Nearly full',
    full: 'Full: what needs more is refused',
    none: 'None allowed',
    showAll: 'Show all {{total}}',
    showLess: 'Show less',
  },
  refused: {
    title: 'Claims that are not shown',
    otherTenant:
      'Claims {{what}} {{value}}, which belongs to tenant {{tenant}}.',
    anotherTenant:
      'Claims {{what}} {{value}}, which belongs to another tenant.',
    unknownTenant: 'Claims tenant {{value}}, which does not exist.',
    notAnEnvironment:
      'Claims {{what}} {{value}}, which is no environment of its tenant.',
    ownerNotInTenant:
      'Claims tenant {{value}}, which its owner does not belong to.',
    invalidValue: 'The annotation {{what}} says {{value}}, which is no name.',
    remedy:
      'Correct the annotation in its catalog-info.yaml, or ask the owner of what it claims.',
    namespace: 'namespace',
    cluster: 'cluster',
    tenant: 'tenant',
  },
  denied: {
    title: 'You may not see where this runs.',
  },
  failed: {
    title: 'The environments could not be read.',
    notFound: 'The catalog has no such entity, or you may not see it.',
  },
  noTenant: {
    title: 'This belongs to no tenant, and so nothing of it is shown here.',
    description:
      'Name its tenant in its catalog-info.yaml. The owner has to be the group that owns the tenant.',
  },
} as const;
