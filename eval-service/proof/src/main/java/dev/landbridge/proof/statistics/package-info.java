/** The statistics of a parity run. Means are in nats per token unless said otherwise; bounds are one-sided. */
package dev.landbridge.proof.statistics;
