/** An Objective to begin with, as a file of the service's repository. */
export function exampleOf(options: {
  service: string;
  tenant: string;
  environment: string;
}): string {
  const { service, tenant, environment } = options;
  return `# objectives/availability.yaml
apiVersion: socle.dev/v1
kind: Objective
metadata:
  name: ${service}-availability
  title: ${JSON.stringify(`${service} answers`)}
  labels: { release: monitoring }
spec:
  tenant: ${JSON.stringify(tenant.replace(/^.*[:/]/, ''))}
  service: ${JSON.stringify(service)}
  environments: [${environment}]
  indicator: availability
  target: 99.9
`;
}
