/** Simulated error and power of every gate and of the whole verdict; everything follows from one seed. */
package dev.landbridge.proof.simulation;
