/** Says before a parity run what it can prove, what it needs for that, and what it costs. */
package dev.landbridge.proof.plan;
