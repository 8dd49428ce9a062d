import { z } from 'zod/v4';
import { word } from '@socle/plugin-platform-common/documents';
import { environmentName, platformName } from '../words/names';
import { hostName } from '../words/network';
import { cronSchedule, date, duration, timeZone } from '../words/time';
import { quotaOverrideSchema } from './quota';
import { trafficSchema } from './trafficSchema';

const syncWindow = z
  .strictObject({
    kind: z.enum(['allow', 'deny']).meta({
      description:
        'Whether Argo CD may sync within the window only (allow), or not within it (deny).',
    }),
    schedule: cronSchedule,
    duration,
    timeZone: timeZone.optional(),
    manualSync: z.boolean().optional().meta({
      description:
        'Whether people may still sync by hand while the window keeps Argo CD from it; true if not said.',
    }),
  })
  .meta({
    description:
      'A time in which Argo CD may, or may not, sync this environment.',
  });

const cloudIdentity = z
  .strictObject({
    serviceAccount: platformName('The service account of the pods.', [
      'checkout',
    ]),
    role: word({
      description: 'The ARN of the IAM role that the pods take.',
      pattern: /^arn:aws[a-z-]*:iam::\d{12}:role(?:\/[\w+=,.@-]+)+$/,
      maxLength: 500,
      expected: "an IAM role's ARN",
      remedy: 'Write it as arn:aws:iam::123456789012:role/checkout.',
      examples: ['arn:aws:iam::123456789012:role/payments-checkout'],
    }),
  })
  .meta({
    description:
      'A role of the cloud that pods of one service account take (EKS Pod Identity).',
  });

/** One namespace on one cluster. */
export const environmentSchema = z
  .strictObject({
    name: environmentName,
    cluster: platformName('The cluster of the profile that it runs on.', [
      'paris-nonprod',
    ]),
    size: platformName('The size of the profile that its quota begins with.', [
      'small',
    ]),
    quota: quotaOverrideSchema.optional(),
    exposed: z.array(hostName).min(1).max(50).optional().meta({
      description: 'Host names that the ingress may route here.',
    }),
    traffic: trafficSchema.optional().meta({
      description: 'What may connect in this environment only.',
    }),
    identities: z.array(cloudIdentity).min(1).max(50).optional().meta({
      description:
        'Roles of the cloud that pods take, on clusters that offer them (EKS).',
    }),
    syncWindows: z.array(syncWindow).min(1).max(20).optional().meta({
      description: 'When Argo CD may sync, and when not.',
    }),
    suspended: z.boolean().optional().meta({
      description:
        'Quota to zero and traffic closed. Nothing is lost: what is stored stays, and what runs goes on without a network.',
    }),
    expires: date.optional().meta({
      description:
        'The day after which it is not needed. The owner is warned a month and a week before.',
    }),
  })
  .meta({ description: 'One namespace of the tenant, on one cluster.' });
