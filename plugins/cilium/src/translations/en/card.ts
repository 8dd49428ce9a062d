/** What the card says, and what every view of the network says. */
export const cardMessages = {
  card: {
    title: 'Network',
    label: 'Network of {{name}}',
    loading: 'The network is loading',
    open: 'Show network',
    why: 'Show why',
    refreshFailed:
      'This could not be read again, and is the last known. The portal answered: {{message}}',
  },
  state: {
    denied: 'You may not see the network of this.',
    failed: 'The network of this could not be read.',
    notFound: 'The catalog has no such entity, or you may not see it.',
    noTenantTitle:
      'This belongs to no tenant, and so nothing of its network is shown here.',
    noTenantDescription:
      'Name its tenant in its catalog-info.yaml. The owner has to be the group that owns the tenant.',
    partLoading: 'Loading',
    partFailed: 'This could not be read.',
    partDenied: 'You may not see this. Its owner can let you.',
  },
  sources: {
    waiting: 'The flows of {{cluster}} are on their way.',
    stale:
      'No flows arrive from {{cluster}} since {{time}}. What is shown of it is the last known.',
    blind:
      'Blind: no flows arrive from {{cluster}} since {{time}}. An empty list says nothing of {{environments}}.',
    denied:
      'Hubble Relay of {{cluster}} does not let the portal in since {{time}}.',
    notConfigured:
      'The portal knows no Hubble Relay of {{cluster}}: refused connections of {{environments}} are not seen.',
    nodes_one:
      '{{count}} node of {{cluster}} sends no flows: what it refuses is not seen.',
    nodes_other:
      '{{count}} nodes of {{cluster}} send no flows: what they refuse is not seen.',
    policies:
      'The policies of {{cluster}} could not be read. Why something is refused is not known.',
    policiesStale:
      'The policies of {{cluster}} are the last known, of {{time}}.',
    missing:
      '{{cluster}} does not let the portal read {{kinds}}: what depends on that is unknown.',
    details: 'Details',
    failures: {
      unreachable: 'Hubble Relay does not answer.',
      timeout: 'Hubble Relay takes too long.',
      certificate: 'The certificate of Hubble Relay is not trusted.',
      'certificate-expired': 'The certificate has expired.',
      denied: 'Hubble Relay refuses the portal’s certificate.',
      ended: 'Hubble Relay ended the stream.',
      'not-configured': 'No Hubble Relay is configured for the cluster.',
    },
  },
  refusedScope: {
    title: 'Claims that are not shown',
    otherTenant:
      'The annotation {{annotation}} asks for {{value}}, which belongs to another tenant.',
    notAnEnvironment:
      'The annotation {{annotation}} asks for {{value}}, which is no environment of its tenant.',
    unknownTenant:
      'The annotation {{annotation}} asks for {{value}}, which is no tenant.',
    ownerNotInTenant:
      'The annotation {{annotation}} asks for {{value}}, which the owner does not belong to.',
    invalidValue:
      'The annotation {{annotation}} says {{value}}, which cannot be read.',
    remedy:
      'Correct the annotation in its catalog-info.yaml, or ask the owner of what it claims.',
  },
  tab: {
    views: 'Views of the network',
    refusals: 'Refused connections',
    effective: 'Effective policy',
    map: 'Service map',
    whatIf: 'What if',
    ask: 'Ask',
    environment: 'Environment',
    everyEnvironment: 'All of them',
  },
  verdicts: {
    allowed: 'Allowed',
    denied: 'Refused',
    unknown: 'Unknown',
  },
  connection: {
    to: 'to',
    everyPort: 'any port',
    place: 'in {{place}}',
  },
} as const;
