const url = process.env.STRIPE_URL;

interface Authorisation {
  id: string;
  approved: boolean;
}

export async function authorise(request: {
  key: string;
  amount: number;
  currency: string;
  card: string;
}): Promise<Authorisation> {
  return await call('/v1/payment_intents', request.key, {
    amount: String(request.amount),
    currency: request.currency,
    payment_method: request.card,
    capture_method: 'manual',
    confirm: 'true',
  });
}

export async function capture(id: string): Promise<void> {
  await call(`/v1/payment_intents/${encodeURIComponent(id)}/capture`, `capture-${id}`, {});
}

export async function cancel(id: string): Promise<void> {
  await call(`/v1/payment_intents/${encodeURIComponent(id)}/cancel`, `cancel-${id}`, {});
}

async function call(path: string, key: string, body: Record<string, string>): Promise<Authorisation> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: new URLSearchParams(body),
    signal: AbortSignal.timeout(5_000),
  });
  const { id, status } = await response.json();
  return { id, approved: response.ok && status !== 'canceled' };
}
