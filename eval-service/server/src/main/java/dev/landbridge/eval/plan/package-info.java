/** What a parity run can prove and costs, said before it, and the policy it would be judged by. */
package dev.landbridge.eval.plan;
