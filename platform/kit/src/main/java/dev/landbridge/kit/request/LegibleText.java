package dev.landbridge.kit.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text that is not blank and that PostgreSQL can keep; null passes, as with every constraint. */
@Pattern(regexp = "^[^\\x00]*[^\\x00\\s][^\\x00]*$")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface LegibleText {
    String message() default "must not be blank or contain the character NUL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
