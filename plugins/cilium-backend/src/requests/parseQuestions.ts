import { InputError } from '@backstage/errors';
import { serviceMapMinutes } from '@socle/plugin-cilium-common';
import { z } from 'zod';

const name = z.string().regex(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/);
const endpoint = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9_.:/*-]+$/);

const question = z.strictObject({
  from: endpoint,
  to: endpoint,
  port: z
    .string()
    .regex(/^(?:\d{1,5}|[a-z0-9-]{1,15})$/)
    .optional(),
  protocol: z
    .string()
    .max(10)
    .regex(/^[A-Za-z0-9]+$/)
    .default('TCP'),
  environment: name.optional(),
  method: z
    .string()
    .max(20)
    .regex(/^[A-Za-z]+$/)
    .optional(),
  path: z.string().max(250).startsWith('/').optional(),
});

/** A question of "may A talk to B". */
export type AskedQuestion = z.infer<typeof question>;

/** Reads it of a query. Throws `InputError` that names the parameter. */
export function parseQuestion(given: unknown): AskedQuestion {
  return parsed(question, given);
}

const mapQuery = z.strictObject({
  environment: name.optional(),
  minutes: z.coerce
    .number()
    .refine(value => serviceMapMinutes.some(one => one === value))
    .default(60),
});

/** What a map is asked of. Throws `InputError`. */
export function parseMapQuery(given: unknown): z.infer<typeof mapQuery> {
  return parsed(mapQuery, given);
}

const effectiveQuery = z.strictObject({
  environment: name.optional(),
  workload: z
    .string()
    .min(3)
    .max(317)
    .regex(/^[a-z0-9.-]+$/),
});

/** Which workload's policies are asked for. Throws `InputError`. */
export function parseEffectiveQuery(
  given: unknown,
): z.infer<typeof effectiveQuery> {
  return parsed(effectiveQuery, given);
}

const whatIf = z.union([
  z.strictObject({
    environment: name,
    text: z.string().max(262_144),
    remove: z
      .array(
        z.strictObject({
          kind: z.enum(['CiliumNetworkPolicy', 'NetworkPolicy']),
          name: z.string().min(1).max(253),
        }),
      )
      .max(500)
      .optional(),
  }),
  z.strictObject({ environment: name, request: z.number().int().min(1) }),
]);

/** What is to be tried. Throws `InputError`. */
export function parseWhatIf(given: unknown): z.infer<typeof whatIf> {
  const result = whatIf.safeParse(given);
  if (!result.success) {
    throw new InputError(
      'The body has an environment, and a text of policies or the number of a request',
    );
  }
  return result.data;
}

const proposal = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]+$/u),
  askOther: z.boolean().default(true),
});

/** What goes with a proposal. Throws `InputError`. */
export function parseProposal(given: unknown): z.infer<typeof proposal> {
  return parsed(proposal, given);
}

/** A group's id, of a path. Throws `InputError`. */
export function parseGroup(given: string | undefined): string {
  if (!given || !/^[A-Za-z0-9_-]{22}$/.test(given)) {
    throw new InputError('group is no id of refused connections');
  }
  return given;
}

function parsed<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given ?? {});
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const field =
    issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0];
  throw new InputError(
    `${String(field ?? 'It')} cannot be asked for like that`,
  );
}
