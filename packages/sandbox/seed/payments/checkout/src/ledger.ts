const url = process.env.LEDGER_URL;

export interface Entry {
  id: string;
  postings: { account: string; amount: number }[];
}

export async function writeEntry(entry: Entry): Promise<void> {
  const response = await fetch(`${url}/v1/entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(entry),
    signal: AbortSignal.timeout(2_000),
  });
  if (!response.ok) {
    throw new Error(`The ledger answered ${response.status} for entry ${entry.id}`);
  }
}
