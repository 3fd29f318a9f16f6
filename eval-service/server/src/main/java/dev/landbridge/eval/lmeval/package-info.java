/** The real lm-evaluation-harness as a child process, for tasks with Python in them. */
package dev.landbridge.eval.lmeval;
