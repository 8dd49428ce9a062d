import { makeStyles } from '@material-ui/core/styles';
import { LogoMark } from './LogoMark';

const useStyles = makeStyles({
  root: { display: 'block', width: 'auto', height: 28 },
  letters: {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 2.6,
    strokeLinecap: 'round',
  },
});

/** The mark and the name, its five letters drawn from circles and lines. */
export function LogoFull() {
  const classes = useStyles();
  return (
    <svg
      className={classes.root}
      viewBox="0 0 100 32"
      role="img"
      aria-label="Socle"
    >
      <LogoMark />
      <g className={classes.letters}>
        <path d="M45.9 13.7A3.9 3.9 0 1 0 42.2 18.8A3.9 3.9 0 1 1 38.5 24" />
        <circle cx="55" cy="21.6" r="5" />
        <path d="M71.3 18.1A5 5 0 1 0 71.3 25.1" />
        <path d="M78 10V26.6" />
        <path d="M84.4 21.6H94.4A5 5 0 1 0 92.9 25.1" />
      </g>
    </svg>
  );
}
