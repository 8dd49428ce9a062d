import { authorise, cancel, capture } from './processor.ts';
import { writeEntry } from './ledger.ts';

export interface Basket {
  basket: string;
  /** In the currency's smallest unit. */
  amount: number;
  currency: string;
  /** Token of the card. */
  card: string;
}

export interface Charge {
  id: string;
  state: 'captured' | 'declined';
  amount: number;
  currency: string;
}

/** Pays a basket once: the basket's id is the idempotency key. */
export async function pay(basket: Basket): Promise<Charge> {
  const { amount, currency } = basket;
  const authorisation = await authorise({ ...basket, key: basket.basket });
  if (!authorisation.approved) {
    return { id: authorisation.id, state: 'declined', amount, currency };
  }
  try {
    await writeEntry({
      id: authorisation.id,
      postings: [
        { account: 'receivable:cards', amount },
        { account: `sales:${currency}`, amount: -amount },
      ],
    });
  } catch (error) {
    await cancel(authorisation.id);
    throw error;
  }
  await capture(authorisation.id);
  return { id: authorisation.id, state: 'captured', amount, currency };
}
