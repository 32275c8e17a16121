package io.florin.local.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that is skipped where it is not an embedded stack that is tested. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmbeddedOnly.Condition.class)
@interface EmbeddedOnly {
  /** Why it can't hold elsewhere: a sentence, shown when it is skipped. */
  String value();

  /** Skips it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), EmbeddedOnly.class)
          .filter(only -> !RunningFlorin.isEmbedded())
          .map(only -> ConditionEvaluationResult.disabled(only.value()))
          .orElseGet(() -> ConditionEvaluationResult.enabled("It is an embedded stack."));
    }
  }
}
