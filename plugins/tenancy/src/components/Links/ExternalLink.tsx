import { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import styles from './Links.module.css';

/** The way to a page of another system, in a tab of its own. */
export function ExternalLink(props: { href: string; children: ReactNode }) {
  return (
    <Link
      className={styles.root}
      href={props.href}
      target="_blank"
      rel="noopener"
    >
      {props.children}
    </Link>
  );
}
