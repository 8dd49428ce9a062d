import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  Application,
  ApplicationSummary,
  parseApplication,
  sameSummary,
  Share,
  summaryOf,
} from '@socle/plugin-argocd-common';

/** What is kept of one of 10,000 Applications: what views of many need at hand, and the rest small and outside the heap. */
export interface KeptApplication {
  summary: ApplicationSummary;
  /** The whole, packed. */
  packed: Buffer;
}

/**
 * Makes what is kept of an Application, and the same object again where nothing changed that people see.
 *
 * Undefined where it is none.
 */
export function keepApplication(options: {
  value: unknown;
  instance: string;
  share: Share;
  before: KeptApplication | undefined;
}): KeptApplication | undefined {
  const { value, instance, share, before } = options;
  const application = parseApplication(value);
  if (!application) {
    return undefined;
  }
  const packed = pack(application);
  const summary = summaryOf(application, { instance, share });
  if (!before || !sameSummary(before.summary, summary)) {
    return { summary, packed };
  }
  return before.packed.equals(packed)
    ? before
    : { summary: before.summary, packed };
}

/** The whole Application again, but for what changes without meaning anything. */
export function wholeOf(kept: KeptApplication): Application {
  /* What `pack` made of an Application. */
  return JSON.parse(
    inflateRawSync(kept.packed).toString('utf8'),
  ) as Application;
}

function pack(application: Application): Buffer {
  const { resourceVersion: _version, status, ...rest } = application;
  const { reconciledAt: _moment, ...kept } = status;
  const packed = deflateRawSync(JSON.stringify({ ...rest, status: kept }), {
    level: 1,
  });
  /* zlib's own buffer is a corner of a larger one, which would be kept with it. */
  const own = Buffer.allocUnsafeSlow(packed.length);
  packed.copy(own);
  return own;
}
