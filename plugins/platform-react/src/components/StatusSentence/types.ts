import { ReactNode } from 'react';
import { Status } from '@socle/plugin-platform-common';

/** @public */
export interface StatusSentenceProps {
  status: Status;
  /** Takes the place of the status's own reason: a sentence that people would say aloud. */
  children?: ReactNode;
  /** `large` for the first line of a card or tab. */
  size?: 'medium' | 'large';
}
