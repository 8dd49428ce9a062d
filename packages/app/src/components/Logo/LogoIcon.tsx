import { makeStyles } from '@material-ui/core/styles';
import { LogoMark } from './LogoMark';

const useStyles = makeStyles({
  root: { display: 'block', width: 'auto', height: 28 },
});

/** The mark alone, where there is no room for the name. */
export function LogoIcon() {
  const classes = useStyles();
  return (
    <svg className={classes.root} viewBox="0 0 32 32" aria-hidden>
      <LogoMark />
    </svg>
  );
}
