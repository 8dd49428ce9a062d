/** What the card says, and what every page of delivery says. */
export const cardMessages = {
  card: {
    title: 'Delivery',
    label: 'Delivery of {{name}}',
    loading: 'Delivery is loading',
    open: 'Show delivery',
    why: 'Show why',
  },
  mark: {
    denied: 'Not known, or not for you to see',
    failed: 'Could not be read: {{message}}',
    stale: '{{sentence}} Its Argo CD cannot be read since {{time}}.',
  },
  verdicts: {
    delivered: 'Delivered',
    progressing: 'Progressing',
    outOfSync: 'Out of sync',
    failing: 'Failing',
    unknown: 'Unknown',
  },
  sentence: {
    everywhere: 'Delivered: {{version}} in all environments.',
    versions: 'Delivered: {{versions}}.',
    all: 'Delivered: all {{total}} Applications in {{environments}}.',
    versionIn: '{{version}} in {{environment}}',
    at: '{{environment}}: {{sentence}}',
    others_one: '{{count}} more is not delivered either.',
    others_other: '{{count}} more are not delivered either.',
  },
  facts: {
    status: 'Status',
    version: 'Version',
    commit: 'Commit',
    deployed: 'Deployed',
    lacks: 'Not here yet',
    automated: 'by Argo CD',
    by: 'by {{name}}',
    never: 'Never',
    notKnown: 'Not known',
    nothing: 'Nothing',
    noApplication: 'No Application deploys here.',
    elsewhere: 'elsewhere',
    lacksBrief: 'not yet {{before}}',
    lackImage: '{{image}} {{before}}, here {{has}}',
    lackImageAbsent: '{{image}} {{before}}',
    lackRevision: '{{repository}} at {{before}}, here {{has}}',
    lackRevisionAbsent: '{{repository}} at {{before}}',
    upToDate: 'Has all that the environment before has',
    first: 'The first environment',
    author: '{{subject}} ({{author}})',
  },
  instances: {
    down: '{{name}} cannot be read since {{time}}. What is shown of it is from {{observed}}.',
    never: '{{name}} cannot be read. Nothing is known of what it delivers.',
    apiDown:
      'The API of {{name}} does not answer. Trees, differences and actions of its Applications have to wait.',
    details: 'Details',
  },
  refused: {
    title: 'Claims that are not shown',
    otherTenant:
      'The annotation {{annotation}} asks for {{value}}, which belongs to another tenant.',
    notAnEnvironment:
      'The annotation {{annotation}} asks for {{value}}, which deploys to no environment of this entity.',
    notFound:
      'The annotation {{annotation}} asks for {{value}}, which does not exist.',
    unknownInstance:
      'The annotation {{annotation}} asks for {{value}}, which is no Argo CD of this platform.',
    unknownTenant:
      'The annotation {{annotation}} asks for {{value}}, which is no tenant.',
    ownerNotInTenant:
      'The annotation {{annotation}} asks for {{value}}, which the owner does not belong to.',
    invalidValue:
      'The annotation {{annotation}} says {{value}}, which cannot be read.',
    remedy:
      'Correct the annotation in its catalog-info.yaml, or ask the owner of what it claims.',
  },
  denied: {
    title: 'You may not see how this is delivered.',
  },
  failed: {
    title: 'How this is delivered could not be read.',
    notFound: 'The catalog has no such entity, or you may not see it.',
  },
  empty: {
    title: 'No Application of Argo CD delivers this.',
    description:
      'Applications that deploy to its namespaces and carry its name are found by themselves. Others are named in its catalog-info.yaml.',
    noTenantTitle:
      'This belongs to no tenant, and so nothing of it is shown here.',
    noTenantDescription:
      'Name its tenant in its catalog-info.yaml. The owner has to be the group that owns the tenant.',
  },
} as const;
