import { Phrase, StatusLevel } from '@socle/plugin-platform-common';
import { Cause } from '../explain/cause';
import { reasons } from '../messages/en/reasons';

/**
 * Whether what Git says is what runs.
 *
 * - `delivered`: it is, and it runs.
 * - `progressing`: it is about to be, and needs nobody.
 * - `outOfSync`: it is not, and somebody or a window has to let it through.
 * - `failing`: Argo CD tried and could not, or what it applied does not run.
 * - `unknown`: nobody can tell; never drawn as delivered.
 *
 * @public
 */
export type DeliveryVerdict =
  'delivered' | 'progressing' | 'outOfSync' | 'failing' | 'unknown';

type Codes = keyof typeof reasons;

/**
 * Why a verdict is what it is; `reasons` of a language say it in words.
 *
 * @public
 */
export type ReasonCode = Codes extends infer Code
  ? Code extends `${infer Stem}_${'one' | 'other'}`
    ? Stem
    : Code
  : never;

/** @public */
export type Reason = Phrase<ReasonCode>;

/**
 * How one Application is.
 *
 * @public
 */
export interface ApplicationVerdict {
  verdict: DeliveryVerdict;
  level: StatusLevel;
  reason: Reason;
  /** Since when it is so, as far as Argo CD tells; ISO 8601. */
  since?: string;
  /** What is wrong, as far as the Application itself tells; `explainDelivery` looks deeper. */
  cause?: Cause;
  /** What does not keep it from being delivered, and is worth knowing. */
  warnings: Cause[];
}
