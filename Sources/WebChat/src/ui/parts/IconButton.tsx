import { forwardRef, type ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  label: string;
  isFlipped?: boolean;
}

export const IconButton = forwardRef<HTMLButtonElement, Props>(function IconButton({ icon, label, isFlipped, className = '', ...rest }, ref) {
  return (
    <button ref={ref} type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} isFlipped={isFlipped} />
    </button>
  );
});
