import type { Credentials } from '../credentials.ts';

export interface Parcel {
  code: string;
  state: 'announced' | 'travelling' | 'delivered' | 'returned';
  events: { at: string; place: string; what: string }[];
}

const states: Record<string, Parcel['state']> = {
  'pre-transit': 'announced',
  transit: 'travelling',
  delivered: 'delivered',
  failure: 'returned',
};

export function createDhl(credentials: Credentials) {
  return {
    async find(code: string): Promise<Parcel | undefined> {
      const response = await fetch(
        `${process.env.CARRIER_URL}/track/shipments?trackingNumber=${encodeURIComponent(code)}`,
        {
          headers: { 'dhl-api-key': credentials.key },
          signal: AbortSignal.timeout(2_000),
        },
      );
      if (!response.ok) {
        return undefined;
      }
      const [shipment] = (await response.json()).shipments;
      return {
        code,
        state: states[shipment.status.statusCode] ?? 'travelling',
        events: shipment.events.map(
          (event: { timestamp: string; location: { address: { addressLocality: string } }; description: string }) => ({
            at: event.timestamp,
            place: event.location.address.addressLocality,
            what: event.description,
          }),
        ),
      };
    },
  };
}
