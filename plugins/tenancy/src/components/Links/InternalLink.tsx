import { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import styles from './Links.module.css';

/** The way to another page of the portal. */
export function InternalLink(props: { href: string; children: ReactNode }) {
  return (
    <Link className={styles.root} href={props.href}>
      {props.children}
    </Link>
  );
}
