package io.authflow.provisioning;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One right of a principal at the broker.
 *
 * @param principal who has the right
 * @param type type of the resource: topic, group or transactional id
 * @param name name of the resource, or the prefix of its name
 * @param pattern {@link PatternType#LITERAL} for a name, {@link PatternType#PREFIXED} for a prefix
 * @param operation Read or Write; in Kafka, both imply Describe
 * @see <a href="https://kafka.apache.org/42/security/authorization-and-acls/">authorization and ACLs</a>
 */
public record Access(Principal principal, ResourceType type, String name, PatternType pattern, AclOperation operation) {
    private static final String ANY_HOST = "*";

    static Access read(Principal principal, String topic) {
        return new Access(principal, ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.READ);
    }

    static Access write(Principal principal, String topic) {
        return new Access(principal, ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.WRITE);
    }

    static Access group(Principal principal, String group) {
        return new Access(principal, ResourceType.GROUP, group, PatternType.LITERAL, AclOperation.READ);
    }

    static Access transactions(Principal principal, String prefix) {
        return new Access(principal, ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED, AclOperation.WRITE);
    }

    /**
     * Converts the right to an ACL of the broker, for any host.
     *
     * @param principalPrefix the text that the broker puts before the principal's name, at least {@code User:}
     */
    public AclBinding binding(String principalPrefix) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(
                        principalPrefix + principal.principalName(), ANY_HOST, operation, AclPermissionType.ALLOW));
    }
}
