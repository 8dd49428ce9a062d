import { InputError } from '@backstage/errors';
import { ObjectiveDraft } from '@socle/plugin-opentelemetry-common';
import { z } from 'zod';

const draft = z.strictObject({
  indicator: z.enum(['availability', 'latency']),
  target: z.number(),
  window: z.enum(['28d', '30d']),
  threshold: z.string().min(1).max(20).optional(),
});

/** The objective that a body wishes for, by its form; what it means is judged later. Throws `InputError`. */
export function parseDraft(body: unknown): ObjectiveDraft {
  const parsed = draft.safeParse(body);
  if (!parsed.success) {
    throw new InputError(
      'The body has an indicator (availability or latency), a target such as 99.9, a window (28d or 30d), and for latency a threshold such as 500ms',
    );
  }
  return parsed.data;
}
