/** Where a page says what to add to an entity so that it sends telemetry from an environment. */
export function sendAddress(
  entityAddress: string,
  environment: string,
): string {
  const query = new URLSearchParams({ environment, view: 'send' });
  return `${entityAddress}/health?${query}`;
}
