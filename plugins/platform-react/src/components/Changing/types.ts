import { ReactNode } from 'react';

/** @public */
export interface ChangingProps {
  /** What the children show; they are marked when it is another one than before. */
  value: string | number | undefined;
  children?: ReactNode;
}
