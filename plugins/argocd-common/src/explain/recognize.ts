import { admission } from './causes/admission';
import { apply } from './causes/apply';
import { clusters } from './causes/clusters';
import { images } from './causes/images';
import { operations } from './causes/operations';
import { pods } from './causes/pods';
import { projects } from './causes/projects';
import { sources } from './causes/sources';
import { Cause, Recognizer, Signal } from './cause';

/* In this order: a message may hold another one, and the more telling one is asked first. */
const recognizers: readonly Recognizer[] = [
  projects,
  admission,
  clusters,
  apply,
  images,
  sources,
  pods,
  operations,
];

/* As much of a message as is looked at. */
const maximumLength = 8_192;

/**
 * What is wrong, told from somebody's words; undefined where they tell nothing that is known. Time grows with the length of
 * the words only, and no more than 8 KiB of them are read.
 */
export function recognize(signal: Signal): Cause | undefined {
  const text = plain(signal.text).slice(0, maximumLength);
  for (const recognizer of recognizers) {
    const found = recognizer({ ...signal, text });
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** A message without what the controller adds about its own attempts. */
export function plain(message: string): string {
  return message
    .slice(0, 2 * maximumLength)
    .replace(/^Failed last sync attempt to \[[^\]]{0,1000}\]: /, '')
    .replace(/\.? Retrying attempt #\d{1,6} at [\d:]{1,8}[AP]M\.$/, '')
    .replace(/ \(retried \d{1,6} times\)\.$/, '');
}
