/**
 * Tasks of EleutherAI's lm-evaluation-harness (0.4.13), run natively: its YAML, prompts, few-shot draws, filters, metrics,
 * standard errors and result files. A task that needs Python is refused with the field that needs it.
 */
package dev.landbridge.harness;
