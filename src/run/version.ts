/** The package's version. Results of different versions are not compared without saying so. */
export const ENGINE_VERSION = '0.1.0';

/** The scheme of random numbers: generator and addressing. A change of any draw's address raises the number behind it. */
export const RNG_VERSION = 'threefry2x32-20/1';
