/** The questions that come with Landbridge: generated, with seeds, in the format of lm-evaluation-harness. */
package dev.landbridge.harness.suite;
