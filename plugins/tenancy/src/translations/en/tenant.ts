/** What a tenant's card and page say. */
export const tenantMessages = {
  tenant: {
    title: 'Tenant',
    label: 'Tenant {{name}}',
    loading: 'The tenant is loading',
    failedTitle: 'The tenant could not be read.',
    notFound:
      'There is no tenant {{name}}, or you may not see it. Who may is up to its owner.',
    deniedTitle: 'You may not see what this tenant has and costs.',
    backToAll: 'All tenants',
    verdict: {
      invalid:
        'tenant.yaml has errors, so nothing new of it holds: this is what could be read last.',
      neverValid:
        'tenant.yaml was never valid, so nothing of this tenant is on the platform.',
      requested: 'Asked for, and not merged yet.',
      suspended: 'Suspended: nothing runs, and nothing is lost.',
      costs: 'Costs {{price}} a month.',
      wouldCost: 'Would cost {{price}} a month.',
      overBudget:
        'Its owner’s tenants cost {{over}} more than the budget allows.',
      open_one: '{{count}} change is open.',
      open_other: '{{count}} changes are open.',
    },
    findings: {
      title_one: '{{count}} problem in tenant.yaml',
      title_other: '{{count}} problems in tenant.yaml',
      place: '{{file}}, line {{line}}',
    },
    price: {
      title: 'Size and price',
      columns: 'Size and price of {{name}} by environment',
      size: 'Size',
      price: 'Price a month',
      cluster: 'Cluster',
      namespace: 'Namespace',
      exposed: 'Reachable as',
      expires: 'Not needed after',
      suspended: 'Suspended',
      unknown: 'Not known',
      none: 'Not from outside',
      lines: 'How it adds up',
      line: {
        cpu: '{{quantity}} cores at {{unit}}: {{amount}}',
        memory: '{{quantity}} GiB of memory at {{unit}}: {{amount}}',
        storage: '{{quantity}} GiB of storage at {{unit}}: {{amount}}',
        loadBalancer: '{{quantity}} load balancers at {{unit}}: {{amount}}',
      },
      budget:
        'All tenants of {{owner}} may cost {{limit}} a month: {{spent}} are spent, {{requested}} asked for, {{left}} left.',
      budgetWithoutRequests:
        'All tenants of {{owner}} may cost {{limit}} a month: {{spent}} are spent, {{left}} left.',
      noLimit:
        'All tenants of {{owner}} cost {{spent}} a month; the platform sets no limit.',
    },
    changes: {
      title: 'Open changes',
      none: 'No change is open.',
      by: 'by {{person}}',
      follow: 'Follow it',
      create: 'New tenant',
      change: 'Change',
      suspend: 'Suspension',
      remove: 'Removal',
    },
    network: {
      title: 'Network',
      none: 'Nothing connects but what the baseline allows to every tenant.',
      egress: 'Out',
      ingress: 'In',
      within: 'Within',
      only: 'in {{environments}} only',
      showAll: 'Show all {{total}}',
      showLess: 'Show less',
    },
    members: {
      title: 'Members',
      none: 'The catalog knows nobody in {{group}}.',
      some_one: '{{count}} person of {{group}} works here: {{people}}.',
      some_other: '{{count}} people of {{group}} work here: {{people}}.',
      more: '{{total}} more',
    },
    links: {
      title: 'Elsewhere',
      gitops: 'What guards the tenant, on the forge',
      repository: 'Team repository',
      argocd: 'Applications in Argo CD',
      grafana: 'Dashboard of {{environment}}',
    },
  },
} as const;
