import { onboardingSteps } from './onboardingSteps';

const of = (endpoint?: string) =>
  onboardingSteps({
    service: 'check out',
    tenant: 'payments',
    environment: 'prod',
    namespace: 'payments-prod',
    cluster: 'paris, prod=1',
    ...(endpoint !== undefined && { endpoint }),
  });

it('has steps for every language, with the endpoint and the names filled in', () => {
  const steps = of('http://collector:4318');
  expect(steps.map(({ language }) => language)).toEqual([
    'nodejs',
    'java',
    'python',
    'go',
    'dotnet',
  ]);
  for (const { environment, install, start } of steps) {
    const values = new Map(environment.map(({ name, value }) => [name, value]));
    expect(values.get('OTEL_SERVICE_NAME')).toBe('check out');
    expect(values.get('OTEL_EXPORTER_OTLP_ENDPOINT')).toBe(
      'http://collector:4318',
    );
    expect(values.get('OTEL_RESOURCE_ATTRIBUTES')).toBe(
      'service.namespace=payments,deployment.environment.name=prod,k8s.namespace.name=payments-prod,k8s.cluster.name=paris%2C%20prod%3D1',
    );
    expect(install.length).toBeGreaterThan(0);
    expect(start).not.toBe('');
  }
});

it('leaves the endpoint out where nobody says it', () => {
  const [{ environment }] = of();
  expect(environment.map(({ name }) => name)).not.toContain(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
  );
});

it('has a piece of a manifest that no name breaks out of', () => {
  const [{ manifest }] = onboardingSteps({
    service: 'a"}\n- evil: {',
    tenant: 't',
    environment: 'e',
    namespace: 'n',
    cluster: 'c',
  });
  expect(manifest.split('\n')).toHaveLength(6);
  expect(manifest).toContain('value: "a\\"}\\n- evil: {"');
});
