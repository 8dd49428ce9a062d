import { makeStyles, Theme } from '@material-ui/core/styles';

const useStyles = makeStyles((theme: Theme) => ({
  stone: { fill: 'currentColor' },
  torus: { fill: theme.palette.navigation.indicator },
}));

/** The foot of a fluted column on its base: shaft, torus, plinth. Drawn in 32 by 32. */
export function LogoMark() {
  const classes = useStyles();
  return (
    <g>
      <rect className={classes.stone} x="9" y="2" width="3.5" height="13" />
      <rect className={classes.stone} x="14.25" y="2" width="3.5" height="13" />
      <rect className={classes.stone} x="19.5" y="2" width="3.5" height="13" />
      <rect
        className={classes.torus}
        x="6"
        y="17"
        width="20"
        height="4.5"
        rx="2.25"
      />
      <rect
        className={classes.stone}
        x="2.5"
        y="23.5"
        width="27"
        height="6.5"
        rx="0.75"
      />
    </g>
  );
}
