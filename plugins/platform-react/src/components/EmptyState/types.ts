import { ReactNode } from 'react';

/** @public */
export interface EmptyStateProps {
  /** One sentence on what there is none of. */
  title: string;
  /** One sentence on why, or what to do about it. */
  description?: ReactNode;
  /** What to add, ready to be copied. */
  snippet?: { language: string; text: string };
  /** A button or link for the next step. */
  action?: ReactNode;
}
